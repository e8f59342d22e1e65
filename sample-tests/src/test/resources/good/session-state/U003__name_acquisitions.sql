DROP TABLE public.acquisition_name;
