import Foundation

/// A hot rollback journal without pages that names another file, which SQLite by itself deletes when
/// it rolls the journal back (<https://sqlite.org/fileformat2.html>, 3).
func foreignJournal(naming path: String) -> Data {
  func big(_ number: Int) -> Data { withUnsafeBytes(of: UInt32(number).bigEndian) { Data($0) } }
  let magic = Data([0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7])
  var journal = magic + big(0) + big(7) + big(2) + big(512) + big(4096)
  journal += Data(repeating: 0, count: 512 - journal.count)
  let name = Data(path.utf8)
  let sum = name.reduce(0) { $0 + Int(Int8(bitPattern: $1)) } & 0xffff_ffff
  return journal + big(0x4000_0000 / 4096 + 1) + name + big(name.count) + big(sum) + magic
}
