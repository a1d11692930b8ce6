"""What a trained model knows, read off its weights."""
