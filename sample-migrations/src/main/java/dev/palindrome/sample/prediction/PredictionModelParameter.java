package dev.palindrome.sample.prediction;

import dev.palindrome.sample.acquisition.Grid;
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
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/** A number that a model has learned on one grid, at one time. The newest of a key counts. */
@Entity
@Table(
        name = "prediction_model_parameter",
        indexes = {
            @Index(
                    name = "idx_prediction_model_parameter_model_key",
                    columnList = "prediction_model_name, grid_id, parameter_key, recorded_at"),
            @Index(name = "idx_prediction_model_parameter_grid", columnList = "grid_id")
        })
public class PredictionModelParameter {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "prediction_model_name", foreignKey = @ForeignKey(name = "fk_prediction_model_parameter_model"))
    private PredictionModel model;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "grid_id", foreignKey = @ForeignKey(name = "fk_prediction_model_parameter_grid"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Grid grid;

    @Column(name = "parameter_key", nullable = false, length = 100)
    private String key;

    @Column(name = "parameter_value", nullable = false)
    private double value;

    @ColumnDefault("now()")
    @Column(name = "recorded_at", nullable = false, columnDefinition = "timestamptz")
    private Instant recordedAt;

    /** For the persistence provider. */
    protected PredictionModelParameter() {}

    /** A value learned now. */
    public PredictionModelParameter(PredictionModel model, Grid grid, String key, double value, Instant now) {
        this.model = model;
        this.grid = grid;
        this.key = key;
        this.value = value;
        this.recordedAt = now;
    }

    public String key() {
        return key;
    }

    public double value() {
        return value;
    }
}
