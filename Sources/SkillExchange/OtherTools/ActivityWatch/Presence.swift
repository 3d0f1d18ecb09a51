/// When the user was active at each machine, in microseconds.
struct Presence {
  private var active: [String: Spans] = [:]
  /// The machines that some bucket names.
  private let machines: Set<String>

  /// - Parameter buckets: all that are read.
  init(_ buckets: [ActivityBucket]) {
    machines = Set(buckets.map(\.host).filter { !$0.isEmpty })
    for bucket in buckets where bucket.kind == .afk {
      active[machine(of: bucket), default: Spans()].add(0..<0)
    }
  }

  /// An editor may not know its machine's name: then there must be only one machine.
  func machine(of bucket: ActivityBucket) -> String {
    guard bucket.host.isEmpty, machines.count == 1, let only = machines.first else {
      return bucket.host
    }
    return only
  }

  mutating func add(_ span: Range<Int64>, of bucket: ActivityBucket) {
    active[machine(of: bucket), default: Spans()].add(span)
  }

  mutating func settle() {
    for machine in active.keys { active[machine]?.settle() }
  }

  /// Nil if nothing says when the user was active there.
  subscript(machine: String) -> Spans? { active[machine] }
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
