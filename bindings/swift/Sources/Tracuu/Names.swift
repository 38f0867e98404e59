// Names that do not meet those of Foundation, which has a `Progress` and a `Unit` of its own.

/// How far a run of indexing has come; `Tracuu.Progress` by a name that Foundation does not have.
public typealias IndexProgress = Progress

/// An addressable piece of a document; `Tracuu.Unit` by a name that Foundation does not have.
public typealias DocumentUnit = Unit
