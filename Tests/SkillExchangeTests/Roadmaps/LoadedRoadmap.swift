import SkillCore

@testable import SkillExchange

/// Decoded once for the tests that only look at it.
let defaultRoadmap = Result { try DefaultRoadmap.load() }

/// Of a text that is known to be one.
func slug(_ text: String) -> Slug { Slug(text)! }
