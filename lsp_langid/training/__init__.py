"""The one room with scikit-learn, scipy and joblib: from a corpus to model files."""
