"""A finished drawing as files: pictures, vectors, PDF, and strokes for plotters."""
