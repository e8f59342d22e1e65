DROP TABLE prediction_model_weight;
DROP TABLE prediction_model_parameter;
DROP TABLE prediction_model;
