package dev.palindrome.sample.acquisition;

/** How far a grid has come: first its scan, then the choice of grid squares. */
public enum GridStatus {
    NONE,
    SCAN_STARTED,
    SCAN_COMPLETED,
    GRID_SQUARES_DECISION_STARTED,
    GRID_SQUARES_DECISION_COMPLETED
}
