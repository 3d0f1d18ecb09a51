import SkillCore

/// A record is shown and corrected in its own zone, wherever the machine is now.
extension Invocation {
  func zone(of moment: Moment) -> Zone {
    guard moment.zone != context.zone.name else { return context.zone }
    let zone = context.zoneNamed(moment.zone) ?? Zone(name: moment.zone) { _ in moment.offset }
    return context.zone.dayStart > 0 ? zone.beginningDays(at: context.zone.dayStart) : zone
  }

  /// The end of a session, converted to the zone of its start.
  func end(_ end: Moment, inZoneOf start: Moment) -> Moment {
    guard end.offset != start.offset || end.zone != start.zone else { return end }
    return zone(of: start).moment(end.instant)
  }

  /// A remark on a time that was given in another zone than the record's.
  func elsewhere(_ said: Moment, _ kept: Moment) -> [String] {
    guard said.zone != kept.zone else { return [] }
    return [
      say(
        "\(said.clock) was read in \(visible(said.zone)): \(kept.clock) in \(visible(kept.zone)), where it was recorded.",
        zh: "\(said.clock) 按 \(visible(said.zone)) 理解，即记录所在 \(visible(kept.zone)) 的 \(kept.clock)。")
    ]
  }
}
