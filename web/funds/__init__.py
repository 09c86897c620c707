"""Fund estimate, funds received, annual forms, unsettled lines, performance."""
