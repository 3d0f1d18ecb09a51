import SkillCore
import SkillStore

/// Words to count facts with.
extension FactKind {
  /// `check-in`.
  var one: String {
    switch self {
    case .checkin: "check-in"
    case .evidence: "piece of evidence"
    case .notApplicable: "not-applicable mark"
    default: rawValue
    }
  }

  var many: String {
    switch self {
    case .evidence: "pieces of evidence"
    default: one + "s"
    }
  }

  /// `次学习` of `3 次学习`.
  var measure: String {
    switch self {
    case .session: "次学习"
    case .timer: "个计时"
    case .completion: "项完成"
    case .evidence: "条证据"
    case .note: "条笔记"
    case .checkin: "次打卡"
    case .rating: "个自评"
    case .waiver: "项免修"
    case .notApplicable: "项不适用"
    }
  }
}
