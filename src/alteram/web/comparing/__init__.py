"""What the pages of comparing show: columns, parts, passages and filters, ready for templates."""
