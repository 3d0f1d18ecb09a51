import Testing

@testable import rung
