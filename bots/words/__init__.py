"""Every sentence a person reads, one Fluent file for each language."""
