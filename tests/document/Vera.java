import java.io.FileInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Holds PDFs against flavours with veraPDF: {@code java Vera.java ua1,3a file…}.
 *
 * <p>Prints a line for each file and flavour, its fields parted by tabs: flavour, file, number of checks, and then for
 * each rule that failed {@code clause-test} and the message of its first failure. Exits with 0 when all were judged,
 * whatever the judgement.
 */
public final class Vera {
  private Vera() {}

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.SEVERE);
    PrintStream answer = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(new PrintStream(OutputStream.nullOutputStream())); // some parts of the library talk
    VeraGreenfieldFoundryProvider.initialise();
    for (int i = 1; i < arguments.length; i++) {
      for (String flavour : arguments[0].split(",")) {
        answer.println(String.join("\t", judged(flavour, arguments[i])));
      }
    }
  }

  private static List<String> judged(String name, String file) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.fromString(name);
    if (flavour == PDFAFlavour.NO_FLAVOUR) {
      throw new IllegalArgumentException(name);
    }
    try (InputStream in = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      Map<String, String> failed = new TreeMap<>();
      for (TestAssertion test : result.getTestAssertions()) {
        if (test.getStatus() != TestAssertion.Status.PASSED) {
          String rule = test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber();
          String where = String.valueOf(test.getLocation().getContext());
          failed.putIfAbsent(rule, (test.getMessage() + " at " + where).replaceAll("\\s+", " "));
        }
      }
      if (failed.isEmpty() != result.isCompliant()) {
        throw new IllegalStateException("a verdict without its reasons: " + file);
      }
      List<String> line = new ArrayList<>(List.of(name, file, String.valueOf(result.getTotalAssertions())));
      failed.forEach((rule, message) -> line.addAll(List.of(rule, message)));
      return line;
    }
  }
}
