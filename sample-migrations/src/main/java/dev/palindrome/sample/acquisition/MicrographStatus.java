package dev.palindrome.sample.acquisition;

/** How far the processing of a micrograph has come; in this order. */
public enum MicrographStatus {
    NONE,
    MOTION_CORRECTION_STARTED,
    MOTION_CORRECTION_COMPLETED,
    CTF_STARTED,
    CTF_COMPLETED,
    PARTICLE_PICKING_STARTED,
    PARTICLE_PICKING_COMPLETED,
    PARTICLE_SELECTION_STARTED,
    PARTICLE_SELECTION_COMPLETED
}
