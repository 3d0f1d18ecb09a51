import Foundation
import TestSupport

/// The Chinese sentences of the product, as its sources write them: `zh: "已记录"`.
struct SourceTexts {
  struct Sentence {
    /// `rung/Verbs/Log.swift:24`
    let place: String
    /// Without what is inserted at run time: each `\(...)` is one U+FFFC.
    let text: String
  }

  let sentences: [Sentence]
  /// Where a help text or a warning is a bare literal, which has one language only.
  let bare: [String]

  init() throws {
    let top = Repository.root.appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(at: top, includingPropertiesForKeys: nil)
    var (sentences, bare) = ([Sentence](), [String]())
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      let name = file.path.replacingOccurrences(of: top.path + "/", with: "")
      let lines = try String(contentsOf: file, encoding: .utf8)
        .components(separatedBy: "\n").map { $0.hasPrefix("//") ? "" : $0 }
      for (index, line) in lines.enumerated() {
        let code = line.trimmingCharacters(in: .whitespaces)
        if code.hasPrefix("//") { continue }
        let place = "\(name):\(index + 1)"
        if code.contains(/(help|abstract|discussion): "|warn\("[^"]*[A-Za-z]{3}|ArgumentHelp\("/) {
          bare.append(place)
        }
        guard let start = line.range(of: "zh: \"") else { continue }
        let rest = ([String(line[start.upperBound...])] + lines[(index + 1)...]).joined(
          separator: "\n")
        sentences.append(Sentence(place: place, text: Self.literal(Array(rest))))
      }
    }
    self.sentences = sentences
    self.bare = bare
  }

  /// What stands in a string literal, from after its first quote to its last one.
  private static func literal(_ code: [Character]) -> String {
    let isLong = code.starts(with: "\"\"")
    var (text, index) = ("", isLong ? 2 : 0)
    while index < code.count {
      let next = code[index]
      if next == "\\", index + 1 < code.count, code[index + 1] == "(" {
        index = afterInsertion(code, from: index + 2)
        text.append("\u{FFFC}")
        continue
      }
      if next == "\\" {
        text += code[index + 1] == "n" ? "\n" : ""
        index += 2
        continue
      }
      if next == "\"", !isLong || code[index...].starts(with: "\"\"\"") { break }
      text.append(next)
      index += 1
    }
    return text
  }

  private static func afterInsertion(_ code: [Character], from start: Int) -> Int {
    var (depth, index, isQuoted) = (1, start, false)
    while index < code.count, depth > 0 {
      switch code[index] {
      case "\"": isQuoted.toggle()
      case "(" where !isQuoted: depth += 1
      case ")" where !isQuoted: depth -= 1
      default: break
      }
      index += 1
    }
    return index
  }
}

extension Character {
  var isHan: Bool { unicodeScalars.first.map { (0x3400...0x9FFF).contains($0.value) } ?? false }
}

extension String {
  var hasHan: Bool { contains(where: \.isHan) }
}
