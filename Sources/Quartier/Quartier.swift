// The library as one import: `import Quartier` brings all modules that a program around Quartier needs.
@_exported public import QuartierBatch
@_exported public import QuartierGeometry
@_exported public import QuartierIO
@_exported public import QuartierModel
@_exported public import QuartierScenario
@_exported public import QuartierTransit
