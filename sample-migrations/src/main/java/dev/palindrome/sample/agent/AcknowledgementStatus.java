package dev.palindrome.sample.agent;

/** What an agent answers. */
public enum AcknowledgementStatus {
    RECEIVED,
    PROCESSED,
    DECLINED,
    FAILED
}
