package dev.palindrome.sample.agent;

/** Whether an agent is there. */
public enum AgentSessionStatus {
    ACTIVE,
    INACTIVE,
    DISCONNECTED
}
