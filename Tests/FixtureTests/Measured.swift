import Quartier

/// A measurement of ours, in files that import Foundation too and have two types of that name.
typealias Measured = Measurement
