"""Excel: what a section asks as a workbook, for one person or for a whole team."""
