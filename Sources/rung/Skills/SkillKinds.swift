import SkillCore

/// Which facts a roadmap's skills can have. A row without an id is a new fact and must satisfy the
/// rules of the verbs; one with an id was recorded by the roadmap of its time and is restored as it
/// was.
final class SkillKinds {
  private let roadmap: Roadmap
  private let habits: Set<Slug>
  private let groups: Set<Slug>
  private var marks: [Slug: NotApplicableRefusal?] = [:]
  private let items: Set<Slug>

  init(_ roadmap: Roadmap) {
    self.roadmap = roadmap
    items = Set(roadmap.items.map(\.slug))
    habits = Set(roadmap.items.filter(\.isHabit).map(\.slug))
    groups = Set(roadmap.groups.map(\.id))
  }

  /// Why a skill cannot have such a fact; nil if it can, or if the roadmap does not have the skill.
  func fault(_ kind: Fact.Kind, of skill: Slug) -> Text? {
    if case .notApplicable = kind { return faultOfMark(skill) }
    if !items.contains(skill), groups.contains(skill) {
      return Text(
        "\(skill) is a group, not a skill; name one of its members",
        zh: "\(skill) 是一组技能，不是单项技能；请写其中一项")
    }
    guard items.contains(skill) else { return nil }
    switch kind {
    case .checkIn where !habits.contains(skill):
      return Text(
        "\(skill) is not a habit, so it has no check-ins; record sessions or a completion",
        zh: "\(skill) 不是习惯，不能打卡；请记录学习或完成")
    case .completion where habits.contains(skill), .waiver where habits.contains(skill),
      .evidence where habits.contains(skill):
      return Text(
        "\(skill) is a habit, which cannot be completed; record check-ins",
        zh: "\(skill) 是习惯：靠坚持，不能标为完成；请记录打卡")
    default: return nil
    }
  }

  private func faultOfMark(_ skill: Slug) -> Text? {
    if marks[skill] == nil {
      marks[skill] = .some(roadmap.refusalToMarkNotApplicable(skill, Record(facts: [])))
    }
    switch marks[skill] {
    case .some(.some(.mustHave(let capability))):
      return Text(
        "\(skill) is a must-have of \(capability) and cannot be excluded; waive it if you have it",
        zh: "\(skill) 是 \(capability) 的必备项，不能标为不适用；若已掌握，请记为免修")
    case .some(.some(.mustHaveHabit(_, let capability))):
      return Text(
        "\(skill) is a must-have habit of \(capability) and cannot be excluded",
        zh: "\(skill) 是 \(capability) 的必备习惯，不能标为不适用")
    case .some(.some(.mustHaveGroup(let group, _, let capability))):
      return Text(
        "@\(group) is a must-have of \(capability) and cannot be excluded",
        zh: "@\(group) 是 \(capability) 的必备项，不能标为不适用")
    case .some(.some(.member(let group))):
      return Text(
        "\(skill) belongs to @\(group); mark @\(group) as a whole",
        zh: "\(skill) 属于 @\(group)；请对整个 @\(group) 标记")
    default: return nil
    }
  }
}
