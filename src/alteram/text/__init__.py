"""Facts about language: spans, sentences, names, places, dates, numbers. Decides no record."""
