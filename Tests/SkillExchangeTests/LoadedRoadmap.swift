import SkillCore

@testable import SkillExchange

/// Decoded once for the tests that only look at it.
let defaultRoadmap = Result { try DefaultRoadmap.load() }
