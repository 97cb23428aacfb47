/** Import of nominations from XLSX or CSV: a dry run with errors by cell, then all rows or none. */
export default function NominationImport() {
  return <main />
}
