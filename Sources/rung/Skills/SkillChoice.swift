import SkillCore

extension Desk {
  /// Asks on the terminal which of several skills was meant; nil without a terminal.
  func picker(_ name: String, in roadmap: Roadmap) -> (([Slug]) -> Slug?)? {
    guard let ask = asker else { return nil }
    return { slugs in
      let shown = Array(slugs.prefix(9))
      let lines = shown.enumerated().map { index, slug in
        let label = roadmap.items.first { $0.slug == slug }?.label.said ?? ""
        return "  \(index + 1)  \(slug)  \(visible(label))\n"
      }.joined()
      let question = say(
        "Which skill is '\(visible(name))'?\n\(lines)Number (Enter: none of them): ",
        zh: "“\(visible(name))”是哪项技能？\n\(lines)编号（回车：都不是）：")
      guard let reply = ask(question)?.filter({ !$0.isWhitespace }), !reply.isEmpty else {
        return nil
      }
      if let number = Int(FoldedText(name: reply).text), shown.indices.contains(number - 1) {
        return shown[number - 1]
      }
      return shown.first { $0.description == FoldedText(name: reply).text }
    }
  }
}
