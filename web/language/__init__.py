"""What stands on a screen: words, sentences, translations."""
