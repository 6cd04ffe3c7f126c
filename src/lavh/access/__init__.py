"""Publications: their bytes, their manifests, what is inside them, and who may open them."""
