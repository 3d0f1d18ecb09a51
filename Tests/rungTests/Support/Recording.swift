import Foundation

/// Whether a transcript or a page is to be written rather than compared: `RUNG_RECORD` is 1 for all
/// of them, or names with commas between them (`Scripts/record`).
func isRecorded(_ file: String) -> Bool {
  guard let wish = ProcessInfo.processInfo.environment["RUNG_RECORD"] else { return false }
  let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
  return wish == "1" || wish.split(separator: ",").contains(Substring(name))
}
