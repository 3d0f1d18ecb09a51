/// A fact and all its corrections, those of the corrections included, are a family.
enum FamilySQL {
  /// The beginning of a statement: each fact of a family of several with the family's root, found in
  /// one walk from the roots down. A circle, which no history makes, has no root and is left out.
  static let withRecursive = """
    with recursive family (id, root) as materialized (
      select distinct replaces, replaces from fact as first indexed by fact_replaces
      where replaces is not null and not exists (
        select 1 from fact as older where older.id = first.replaces and older.replaces is not null)
      union all
      select later.id, family.root from family join fact as later on later.replaces = family.id)
    """
}
