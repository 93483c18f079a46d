"""The pages of the documents. A page function tells the builder what it shows; it knows no colour and no size."""
