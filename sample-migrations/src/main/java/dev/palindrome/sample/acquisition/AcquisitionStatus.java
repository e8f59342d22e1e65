package dev.palindrome.sample.acquisition;

/** Where an acquisition stands. */
public enum AcquisitionStatus {
    PLANNED,
    STARTED,
    COMPLETED,
    PAUSED,
    ABANDONED
}
