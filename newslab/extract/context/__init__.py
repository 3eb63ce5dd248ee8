"""What a casualty claim says of its circumstances, one module a question: what with, who, who says so, where, when, how sure."""
