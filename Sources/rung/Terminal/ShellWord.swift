/// A word quoted for a shell if necessary, for the commands that hints propose.
func typed(_ word: String) -> String {
  let shown = visible(word)
  let isPlain = shown.unicodeScalars.allSatisfy { scalar in
    !scalar.isASCII
      || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || "@%+=:,./-_".unicodeScalars.contains(scalar)
  }
  if isPlain, !shown.isEmpty { return shown }
  return "'"
    + shown.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
