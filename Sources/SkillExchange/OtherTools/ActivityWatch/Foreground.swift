/// The windows and editors of one machine over time. A second counts once: for the event that
/// began last; for an editor, if one is in use.
struct Foreground {
  struct Event {
    let span: Range<Int64>
    /// What it adds to: an index that `ActivitySums` gives.
    let name: Int
    let place: FilePosition
  }

  private var windows: [Stored] = []
  private var editors: [Stored] = []

  /// 32 bytes an event, as all of them are kept until the end.
  private struct Stored {
    let start: Int64
    let end: Int64
    let name: Int32
    let line: Int32
    let column: Int64
  }

  mutating func add(_ event: Event, isEditor: Bool) {
    guard !event.span.isEmpty else { return }
    let stored = Stored(
      start: event.span.lowerBound, end: event.span.upperBound, name: Int32(clamping: event.name),
      line: Int32(clamping: event.place.line), column: Int64(event.place.column))
    if isEditor { editors.append(stored) } else { windows.append(stored) }
  }

  /// Passes on the disjoint parts of the events that count, in order of time; first those of
  /// editors.
  ///
  /// - Parameters:
  ///   - presence: when the user was active; nil is always.
  ///   - key: orders names, so that the order of the file does not matter.
  mutating func forEach(
    within presence: Spans?, by key: (Int) -> String, _ take: (Event) -> Void
  ) {
    var editing = Spans()
    Foreground.forEachPart(of: &editors, by: key) { part in
      editing.add(part.span)
      for span in presence?.within(part.span) ?? [part.span] { take(part.during(span)) }
    }
    Foreground.forEachPart(of: &windows, by: key) { part in
      for present in presence?.within(part.span) ?? [part.span] {
        for span in editing.outside(present) { take(part.during(span)) }
      }
    }
  }

  /// Events that overlap are a stack: the last one that began lies on top.
  private static func forEachPart(
    of events: inout [Stored], by key: (Int) -> String, _ take: (Event) -> Void
  ) {
    events.sort { left, right in
      if left.start != right.start { return left.start < right.start }
      if left.end != right.end { return left.end > right.end }
      if left.name != right.name { return key(Int(left.name)) < key(Int(right.name)) }
      return (left.line, left.column) < (right.line, right.column)
    }
    var open: [Stored] = []
    var now = Int64.min
    func advance(to time: Int64) {
      while let top = open.last, now < time {
        let end = min(top.end, time)
        if now < end {
          take(
            Event(
              span: now..<end, name: Int(top.name),
              place: FilePosition(line: Int(top.line), column: Int(top.column))))
          now = end
        }
        if top.end <= time { open.removeLast() }
      }
      now = time
    }
    for event in events {
      advance(to: event.start)
      open.append(event)
    }
    advance(to: .max)
  }
}

extension Foreground.Event {
  fileprivate func during(_ span: Range<Int64>) -> Foreground.Event {
    Foreground.Event(span: span, name: name, place: place)
  }
}
