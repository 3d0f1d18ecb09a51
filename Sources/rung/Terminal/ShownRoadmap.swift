import SkillCore

extension Roadmap {
  /// For display: line breaks in titles and labels become spaces. (Other control characters are
  /// made visible on output.)
  var shown: Roadmap {
    guard hasLines else { return self }
    var shown = self
    shown.title = title.shown
    for index in levels.indices {
      shown.levels[index].label = levels[index].label.shown
      shown.levels[index].salary = levels[index].salary?.shown
    }
    for index in capabilities.indices {
      shown.capabilities[index].label = capabilities[index].label.shown
    }
    for index in stages.indices { shown.stages[index].title = stages[index].title.shown }
    for index in groups.indices { shown.groups[index].label = groups[index].label.shown }
    for index in items.indices where items[index].hasLines {
      shown.items[index] = items[index].shown
    }
    return shown
  }
}

extension Roadmap {
  private var hasLines: Bool {
    title.hasLines || levels.contains { $0.label.hasLines || ($0.salary?.hasLines ?? false) }
      || capabilities.contains(where: \.label.hasLines) || stages.contains(where: \.title.hasLines)
      || groups.contains(where: \.label.hasLines) || items.contains(where: \.hasLines)
  }
}

extension Roadmap.Item {
  fileprivate var hasLines: Bool {
    label.hasLines || resources.contains { $0.title.hasLines || ($0.url.map(hasLine) ?? false) }
  }

  var shown: Roadmap.Item {
    guard hasLines else { return self }
    var shown = self
    shown.label = label.shown
    shown.resources = resources.map {
      Roadmap.Resource(title: $0.title.shown, url: $0.url.map { visible($0) })
    }
    return shown
  }
}

extension Text {
  fileprivate var hasLines: Bool { hasLine(en) || hasLine(zh) }

  var shown: Text { hasLines ? Text(visible(en), zh: visible(zh)) : self }
}

private func hasLine(_ text: String) -> Bool {
  let newline = UInt8(ascii: "\n")
  // Runs over each text of the roadmap at each start.
  return text.utf8.withContiguousStorageIfAvailable { bytes in
    bytes.baseAddress.map { memchr($0, Int32(newline), bytes.count) != nil } ?? false
  } ?? text.utf8.contains(newline)
}
