import Foundation
import SkillCore
import TestSupport

@testable import rung

/// A file of commands with what they print, replayed in process on a database of its own.
///
///     # What the file is about
///     @ 2026-01-15T21:00:00 +08:00 Asia/Shanghai      the clock and the zone from here on
///     env RUNG_LANG=zh                                 a variable from here on
///     env HOME=$HOME/second                            ... a machine of its own
///     $ rung log asyncio 90m                           a command, quoted as in a shell
///     Logged asyncio ...                               what it prints on stdout
///     ! a hint                                         ... and on stderr
///     = 64                                             its exit code, unless 0
///     < text                                           before a command: its standard input
///
/// `Scripts/record NAME...` writes what the commands print now into the files of those names.
struct Transcript {
  let url: URL

  static var all: [Transcript] {
    let folder = Repository.file("Tests/rungTests/Transcripts")
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
      ?? []
    return files.filter { $0.pathExtension == "transcript" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }.map(Transcript.init)
  }

  /// The file as it would be if the commands were recorded now.
  func replayed() throws -> String {
    let world = TestWorld()
    defer { world.remove() }
    var lines: [String] = []
    var input = ""
    for line in try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n") {
      if let command = line.dropping("$ rung") {
        if lines.last != nil, lines.last != "", !(lines.last ?? "").hasPrefix("< ") {
          lines.append("")
        }
        lines.append(line)
        lines += world.run(words(command), input: input)
        input = ""
      } else if let text = line.dropping("< ") {
        if let last = lines.last, last != "", !last.hasPrefix("< "), !last.hasPrefix("#") {
          lines.append("")
        }
        input += text + "\n"
        lines.append(line)
      } else if let clock = line.dropping("@ ") {
        world.setClock(clock)
        lines += ["", line]
      } else if let variable = line.dropping("env ") {
        let parts = variable.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        world.environment[String(parts[0])] = String(parts.last ?? "")
          .replacingOccurrences(of: "$HOME", with: world.folder.path)
        lines += ["", line]
      } else if line.hasPrefix("#") {
        if lines.last != nil, lines.last?.hasPrefix("#") == false { lines.append("") }
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate func dropping(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}

/// Splits as a shell does: blanks, single and double quotes, and `$'...'` with \n, \t, \e, \xHH, \\.
func words(_ line: String) -> [String] {
  var words: [String] = []
  var word: [UInt8] = []
  var isOpen = false
  var quote: Character?
  var rest = Substring(line)
  func end() {
    if isOpen { words.append(String(decoding: word, as: UTF8.self)) }
    (word, isOpen) = ([], false)
  }
  while let next = rest.popFirst() {
    if quote == "$", next == "\\", let escaped = rest.popFirst() {
      let plain: [Character: UInt8] = ["n": 10, "t": 9, "e": 27, "\\": 92, "'": 39, "r": 13]
      if escaped == "x" {
        word.append(UInt8(rest.prefix(2), radix: 16) ?? 63)
        rest = rest.dropFirst(2)
      } else {
        word.append(plain[escaped] ?? 63)
      }
    } else if let open = quote {
      if next == "'" && open != "\"" || next == "\"" && open == "\"" {
        quote = nil
      } else {
        word += Array(String(next).utf8)
      }
    } else if next == "$", rest.first == "'" {
      rest = rest.dropFirst()
      (quote, isOpen) = ("$", true)
    } else if next == "'" || next == "\"" {
      (quote, isOpen) = (next, true)
    } else if next == " " {
      end()
    } else {
      word += Array(String(next).utf8)
      isOpen = true
    }
  }
  end()
  return words
}
