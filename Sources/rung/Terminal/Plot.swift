/// A bar of a plot, to an eighth of a cell: `██▌`. Anything above zero gets at least an eighth.
func plot(_ value: Int, of most: Int, cells: Int) -> String {
  let eighths = min(max(cells, 0), 1000) * 8
  guard value > 0, most > 0, eighths > 0 else { return "" }
  let share = UInt(min(value, most)).multipliedFullWidth(by: UInt(eighths))
  let length = max(1, Int(UInt(most).dividingFullWidth(share).quotient))
  let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][length % 8]
  return String(repeating: "█", count: length / 8) + rest
}

/// `★★★`: a roadmap gives 1 to 5.
func starText(_ count: Int) -> String {
  String(repeating: "★", count: min(max(count, 0), 5))
}

/// `part` in percent of `whole`, rounded down; 0 if `whole` is 0.
func percent(_ part: Int, of whole: Int) -> Int {
  guard part > 0, whole > 0 else { return 0 }
  let (product, overflow) = part.multipliedReportingOverflow(by: 100)
  return overflow ? part / max(1, whole / 100) : product / whole
}
