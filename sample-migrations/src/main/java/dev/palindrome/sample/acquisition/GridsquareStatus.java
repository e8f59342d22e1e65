package dev.palindrome.sample.acquisition;

/** How far the choice of foil holes on a grid square has come. */
public enum GridsquareStatus {
    NONE,
    FOIL_HOLES_DECISION_STARTED,
    FOIL_HOLES_DECISION_COMPLETED
}
