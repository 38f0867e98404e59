// Names that do not meet those of Foundation, which has a `Progress`, a `Unit` and a `SortOrder` of its own.

/// How far a run of indexing has come; `Tracuu.Progress` by a name that Foundation does not have.
public typealias IndexProgress = Progress

/// An addressable piece of a document; `Tracuu.Unit` by a name that Foundation does not have.
public typealias DocumentUnit = Unit

/// The order of the hits; `Tracuu.SortOrder` by a name that Foundation does not have.
public typealias HitOrder = SortOrder
