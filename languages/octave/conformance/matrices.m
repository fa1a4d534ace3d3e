% Matrices: building and indexing, systems of equations, factors, eigenvalues, polynomials, least squares, and sparse ones.
1;

function x = jacobi (A, b, steps)
  D = diag (A);
  x = zeros (size (b));
  for k = 1:steps
    x = (b - (A * x - D .* x)) ./ D;
  endfor
endfunction

function [Q, R] = gram_schmidt (A)
  [m, n] = size (A);
  Q = zeros (m, n);
  R = zeros (n);
  for j = 1:n
    v = A(:, j);
    for i = 1:j-1
      R(i, j) = Q(:, i)' * A(:, j);
      v -= R(i, j) * Q(:, i);
    endfor
    R(j, j) = norm (v);
    Q(:, j) = v / R(j, j);
  endfor
endfunction

A = [4 -1 0; -1 4 -1; 0 -1 4]
b = [2; 4; 10];
x = A \ b
printf ("%d %d\n", norm (A * x - b) < 1e-12, norm (jacobi (A, b, 60) - x) < 1e-12);
det_A = round (det (A))
printf ("%.6f ", sort (eig (A))); printf ("\n");
[Q, R] = gram_schmidt (A);
printf ("%d %d %.4f\n", norm (Q * R - A) < 1e-12, norm (Q' * Q - eye (3)) < 1e-12, R(1, 1));
[L, U, P] = lu ([1 2 3; 4 5 6; 7 8 10]);
printf ("%d %d\n", norm (L * U - P * [1 2 3; 4 5 6; 7 8 10]) < 1e-12, istril (L) && istriu (U));
C = chol (A);
printf ("%d %.4f %d\n", norm (C' * C - A) < 1e-12, C(1, 1), rank (magic (4)));
M = magic (4)
M(2:3, [1 end])
M(M > 12)'
M(end, :) = []
M(:, 2)(2)
[rows, columns] = find (M == 12)
any (M == 1), all (M(:) > 0)
cumsum (1:6), cumprod ([1 2; 3 4]), diff ([1 4 9 16])
mat2str (kron ([1 2], [0 1; 1 0])), mat2str (circshift (1:5, 2)), mat2str (rot90 ([1 2; 3 4]))
reshape (1:6, [], 2)', repmat ([1 0], 2, 2)
B = zeros (2, 2, 2); B(:, :, 2) = [1 2; 3 4]; size (B), squeeze (sum (B, [1 2]))'
(1:3)' + (10:10:30)
(1:4) * (1:4)', [1 2; 3 4] .^ 2, [1 2; 3 4] ^ 2, 2 .^ (0:4)
p = [1 -6 11 -6];
printf ("%.4f ", sort (roots (p))); printf ("| %d %d\n", polyval (p, 4), polyval (polyder (p), 2));
mat2str (conv ([1 1], [1 -1])), [q, r] = deconv ([1 5 6], [1 2])
t = (0:5)';
coefficients = polyfit (t, 3 * t .^ 2 - 2 * t + 1, 2);
printf ("%.6f ", coefficients); printf ("\n");
line = [ones(6, 1) t] \ [1.1; 2.9; 5.2; 7.1; 8.8; 11.1];
printf ("%.5f %.5f\n", line);
S = sparse ([1 2 3 3], [1 2 1 3], [5 6 7 8]);
printf ("%d of %d, %g\n", nnz (S), numel (S), full (S(3, 1)));
S'
full (S \ [5; 12; 31])'
inverse = inv (A);
mat2str (inverse * 56, 4), trace (A), norm ([3 4]), cond (eye (2)), null ([1 1; 1 1])' .^ 2
triu (ones (3)), vander ([1 2 3]), hilb (2), toeplitz (1:3)
int32 ([7 -7]) / int32 (2), idivide (int32 (7), int32 (2)), mod (-7, 3), rem (-7, 3), uint8 (250) + 10, bitand (12, 10)
z = 3 - 4i; abs (z), z', z * z, real (exp (i * pi))
abs (fft ([1 0 0 0])), real (ifft (fft (1:3)))
interp1 ([1 2 3], [10 20 40], [1.5 2.5]), trapz ([0 1 2], [0 1 4]), printf ("%.6f %.6f\n", fzero (@(x) x ^ 2 - 2, [0 2]), quad (@(x) x .^ 2, 0, 3));
