package dev.palindrome.sample.agent;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An agent's answer to an instruction; there may be several, as work goes on. */
@Entity
@Table(
        name = "agent_instruction_acknowledgement",
        indexes = @Index(name = "idx_acknowledgement_agent_instruction", columnList = "agent_instruction_id"),
        check =
                @CheckConstraint(
                        name = "ck_acknowledgement_failure_says_why",
                        constraint = "status <> 'FAILED' OR error_message IS NOT NULL"))
public class AgentInstructionAcknowledgement {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "agent_instruction_id", foreignKey = @ForeignKey(name = "fk_acknowledgement_agent_instruction"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private AgentInstruction instruction;

    @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
    @Column(nullable = false)
    private AcknowledgementStatus status;

    @Column(length = Length.LONG32)
    private @Nullable String result;

    @Column(name = "error_message", length = Length.LONG32)
    private @Nullable String errorMessage;

    @ColumnDefault("now()")
    @Column(name = "acknowledged_at", nullable = false, columnDefinition = "timestamptz")
    private Instant acknowledgedAt;

    /** For the persistence provider. */
    protected AgentInstructionAcknowledgement() {}

    /** An answer given now. */
    public AgentInstructionAcknowledgement(AgentInstruction instruction, AcknowledgementStatus status, Instant now) {
        this.instruction = instruction;
        this.status = status;
        this.acknowledgedAt = now;
    }

    public AgentInstruction instruction() {
        return instruction;
    }

    public AcknowledgementStatus status() {
        return status;
    }
}
