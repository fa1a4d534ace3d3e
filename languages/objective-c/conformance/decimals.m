#import <Foundation/Foundation.h>

/* Money to the cent, a matrix of exact fractions, and the numbers that do not fit. */

static NSDecimalNumber *decimal(NSString *text) { return [NSDecimalNumber decimalNumberWithString: text]; }

static NSString *rounded(NSDecimalNumber *number, NSRoundingMode mode, short places) {
  NSDecimalNumberHandler *handler = [NSDecimalNumberHandler decimalNumberHandlerWithRoundingMode: mode scale: places
    raiseOnExactness: NO raiseOnOverflow: YES raiseOnUnderflow: YES raiseOnDivideByZero: YES];
  return [[number decimalNumberByRoundingAccordingToBehavior: handler] description];
}

@interface Fraction : NSObject {
  long long top, bottom;
}
+ (Fraction *) over: (long long)top by: (long long)bottom;
- (Fraction *) plus: (Fraction *)other;
- (Fraction *) minus: (Fraction *)other;
- (Fraction *) times: (Fraction *)other;
- (Fraction *) dividedBy: (Fraction *)other;
- (BOOL) isZero;
@end

@implementation Fraction
+ (Fraction *) over: (long long)top by: (long long)bottom {
  if (bottom == 0) [NSException raise: NSInvalidArgumentException format: @"%lld by nothing", top];
  long long a = llabs(top), b = llabs(bottom);
  while (b != 0) { long long rest = a % b; a = b; b = rest; }
  if (bottom < 0) a = -a;
  Fraction *fraction = [[self new] autorelease];
  fraction->top = top / a;
  fraction->bottom = bottom / a;
  return fraction;
}
- (Fraction *) plus: (Fraction *)other {
  return [Fraction over: top * other->bottom + other->top * bottom by: bottom * other->bottom];
}
- (Fraction *) minus: (Fraction *)other {
  return [Fraction over: top * other->bottom - other->top * bottom by: bottom * other->bottom];
}
- (Fraction *) times: (Fraction *)other { return [Fraction over: top * other->top by: bottom * other->bottom]; }
- (Fraction *) dividedBy: (Fraction *)other { return [Fraction over: top * other->bottom by: bottom * other->top]; }
- (BOOL) isZero { return top == 0; }
- (BOOL) isEqual: (id)other {
  return [other isKindOfClass: [Fraction class]] && ((Fraction *)other)->top == top && ((Fraction *)other)->bottom == bottom;
}
- (NSUInteger) hash { return (NSUInteger)(top * 31 + bottom); }
- (NSString *) description {
  return bottom == 1 ? [NSString stringWithFormat: @"%lld", top] : [NSString stringWithFormat: @"%lld/%lld", top, bottom];
}
@end

static NSArray *inverse(NSArray *matrix) {
  NSUInteger n = [matrix count];
  NSMutableArray *rows = [NSMutableArray array];
  for (NSUInteger i = 0; i < n; i++) {
    NSMutableArray *row = [[[matrix objectAtIndex: i] mutableCopy] autorelease];
    for (NSUInteger j = 0; j < n; j++) [row addObject: [Fraction over: i == j by: 1]];
    [rows addObject: row];
  }
  for (NSUInteger column = 0; column < n; column++) {
    NSUInteger pivot = column;
    while (pivot < n && [[[rows objectAtIndex: pivot] objectAtIndex: column] isZero]) pivot++;
    if (pivot == n) return nil;
    [rows exchangeObjectAtIndex: pivot withObjectAtIndex: column];
    NSMutableArray *chosen = [rows objectAtIndex: column];
    Fraction *by = [chosen objectAtIndex: column];
    for (NSUInteger j = 0; j < 2 * n; j++) [chosen replaceObjectAtIndex: j withObject: [[chosen objectAtIndex: j] dividedBy: by]];
    for (NSMutableArray *row in rows) {
      if (row == chosen) continue;
      Fraction *factor = [row objectAtIndex: column];
      for (NSUInteger j = 0; j < 2 * n; j++)
        [row replaceObjectAtIndex: j withObject: [[row objectAtIndex: j] minus: [factor times: [chosen objectAtIndex: j]]]];
    }
  }
  NSMutableArray *right = [NSMutableArray array];
  for (NSArray *row in rows) [right addObject: [row subarrayWithRange: NSMakeRange(n, n)]];
  return right;
}

int main(void) {
  NSAutoreleasePool *pool = [NSAutoreleasePool new];
  NSDecimalNumber *sum = [NSDecimalNumber zero];
  for (NSString *price in [@"19.99 5.01 0.1 0.2 1000000000000000000.005" componentsSeparatedByString: @" "])
    sum = [sum decimalNumberByAdding: decimal(price)];
  printf("%s, and in doubles %.17g\n", [[sum description] UTF8String], 0.1 + 0.2);
  NSDecimalNumber *tax = [decimal(@"25.50") decimalNumberByMultiplyingBy: decimal(@"0.19")];
  printf("%s: plain %s, up %s, down %s, to even %s\n", [[tax description] UTF8String], [rounded(tax, NSRoundPlain, 2) UTF8String],
    [rounded(tax, NSRoundUp, 2) UTF8String], [rounded(tax, NSRoundDown, 2) UTF8String], [rounded(tax, NSRoundBankers, 2) UTF8String]);
  printf("%s\n", [[[decimal(@"2") decimalNumberByRaisingToPower: 100] description] UTF8String]);
  printf("%ld %ld\n", (long)[decimal(@"1.10") compare: decimal(@"1.1")], (long)[decimal(@"-1") compare: [NSDecimalNumber one]]);
  @try { [decimal(@"1") decimalNumberByDividingBy: [NSDecimalNumber zero]]; }
  @catch (NSException *e) { printf("%s\n", [[e name] UTF8String]); }

  int entries[3][3] = { { 0, 2, 1 }, { 3, -1, 2 }, { 1, 4, 5 } };
  NSMutableArray *matrix = [NSMutableArray array];
  for (int i = 0; i < 3; i++) {
    NSMutableArray *row = [NSMutableArray array];
    for (int j = 0; j < 3; j++) [row addObject: [Fraction over: entries[i][j] by: 1]];
    [matrix addObject: row];
  }
  NSArray *inverted = inverse(matrix);
  for (NSArray *row in inverted) printf("%s\n", [[row componentsJoinedByString: @"\t"] UTF8String]);
  printf("back again: %d\n", [inverse(inverted) isEqual: matrix]);
  [matrix replaceObjectAtIndex: 2 withObject: [matrix objectAtIndex: 1]];
  printf("singular: %d\n", inverse(matrix) == nil);
  Fraction *harmonic = [Fraction over: 0 by: 1];
  for (int i = 1; i <= 20; i++) harmonic = [harmonic plus: [Fraction over: 1 by: i]];
  printf("%s\n", [[harmonic description] UTF8String]);
  [pool drain];
  return 0;
}
