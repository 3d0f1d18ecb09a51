import Testing

@testable import SkillStore
