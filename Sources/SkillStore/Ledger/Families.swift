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

  /// The beginning of a statement: the family of the fact in row ?1, a circle included.
  static let withFamily = """
    with recursive
      up (id) as (
        select ?1
        union
        select replaces from up join fact on fact.id = up.id where replaces is not null
      ),
      family (id) as (
        select id from up
        union
        select later.id from family join fact as later on later.replaces = family.id
      )

    """
}
