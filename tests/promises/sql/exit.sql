SELECT 'leaving';
.exit 3
