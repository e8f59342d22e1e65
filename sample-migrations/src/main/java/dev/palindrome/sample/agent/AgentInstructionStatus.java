package dev.palindrome.sample.agent;

/** What became of an instruction. */
public enum AgentInstructionStatus {
    PENDING,
    SENT,
    ACKNOWLEDGED,
    EXPIRED
}
