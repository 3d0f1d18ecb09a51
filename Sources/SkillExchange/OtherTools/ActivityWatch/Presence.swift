/// When the user was active at each machine, and when an editor was in use. In microseconds.
struct Presence {
  private var active: [String: Spans] = [:]
  private var editing: [String: Spans] = [:]

  mutating func addHost(_ host: String) { active[host, default: Spans()].add(0..<0) }

  mutating func addActive(_ span: Range<Int64>, on host: String) {
    active[host, default: Spans()].add(span)
  }

  mutating func addEditing(_ span: Range<Int64>, on host: String) {
    editing[host, default: Spans()].add(span)
  }

  mutating func settle() {
    for host in active.keys { active[host]?.settle() }
    for host in editing.keys { editing[host]?.settle() }
  }

  func knows(_ host: String) -> Bool { presence(on: host) != nil }

  /// An editor may not know its machine's name: then there must be only one machine.
  private func presence(on host: String) -> Spans? {
    active[host] ?? (active.count == 1 ? active.first?.value : nil)
  }

  /// The parts of an event that count. Editors win over windows.
  func counted(_ span: Range<Int64>, on host: String, isEditor: Bool) -> [Range<Int64>] {
    let present = presence(on: host)?.within(span) ?? [span]
    guard !isEditor,
      let editing = editing[host] ?? (editing.count == 1 ? editing.first?.value : nil)
    else { return present }
    return present.flatMap { editing.outside($0) }
  }
}

/// Intervals, disjoint after `settle`.
struct Spans {
  private(set) var spans: [Range<Int64>] = []

  /// An interval that touches the last one extends it, as neighbours are usually consecutive.
  mutating func add(_ span: Range<Int64>) {
    guard !span.isEmpty else { return }
    if let last = spans.last, span.lowerBound <= last.upperBound, last.lowerBound <= span.upperBound
    {
      spans[spans.count - 1] =
        min(last.lowerBound, span.lowerBound)..<max(last.upperBound, span.upperBound)
    } else {
      spans.append(span)
    }
  }

  mutating func settle() {
    let sorted = spans.sorted { $0.lowerBound < $1.lowerBound }
    spans = []
    for span in sorted { add(span) }
  }

  /// The parts of an interval within these.
  func within(_ span: Range<Int64>) -> [Range<Int64>] {
    var parts: [Range<Int64>] = []
    var index = first(endingAfter: span.lowerBound)
    while index < spans.count, spans[index].lowerBound < span.upperBound {
      parts.append(spans[index].clamped(to: span))
      index += 1
    }
    return parts
  }

  /// The parts of an interval outside of these.
  func outside(_ span: Range<Int64>) -> [Range<Int64>] {
    var parts: [Range<Int64>] = []
    var start = span.lowerBound
    for inside in within(span) {
      if start < inside.lowerBound { parts.append(start..<inside.lowerBound) }
      start = inside.upperBound
    }
    if start < span.upperBound { parts.append(start..<span.upperBound) }
    return parts
  }

  private func first(endingAfter time: Int64) -> Int {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].upperBound > time { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
