package dev.palindrome.sample.acquisition;

/** Whether a foil hole has been imaged. */
public enum FoilholeStatus {
    NONE,
    MICROGRAPHS_DETECTED
}
