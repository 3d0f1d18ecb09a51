import Testing

@testable import SkillExchange
